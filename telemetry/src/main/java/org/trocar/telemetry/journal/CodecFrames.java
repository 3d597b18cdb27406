package org.trocar.telemetry.journal;

import org.trocar.core.hands.HandFrame;
import org.trocar.protos.codec.DecodeResult;
import org.trocar.protos.codec.HandFrameCodec;

/** Decodes journaled frames with the codec that live frames come through. One a thread. */
public final class CodecFrames implements FrameDecoder {
    private final HandFrameCodec codec = new HandFrameCodec();

    @Override
    public boolean decode(HandFrame frame) {
        return codec.decode(frame.bytes, 0, frame.length, frame) == DecodeResult.OK;
    }
}
