package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.RefusalCode;

class InboundMessageTest {
    private final InboundMessage inbound = new InboundMessage();

    @Test
    void everyMemberOfTheOneofButTheFrameComesAsAnotherMessage() throws IOException {
        for (FieldDescriptor member :
                ClientMessage.getDescriptor().getOneofs().get(0).getFields()) {
            ClientMessage.Builder message = ClientMessage.newBuilder();
            message.setField(member, message.newBuilderForField(member).build());
            read(message.build().toByteArray());
            boolean frame = member.getNumber() == ClientMessage.FRAME_FIELD_NUMBER;
            assertEquals(frame ? InboundMessage.Kind.FRAME : InboundMessage.Kind.OTHER, inbound.kind());
        }
    }

    @Test
    void anyMemberAfterAFrameReplacesIt() throws IOException {
        byte[] frame = ClientMessage.newBuilder()
                .setFrame(HandFrame.newBuilder().setSequence(5))
                .build()
                .toByteArray();
        for (FieldDescriptor member :
                ClientMessage.getDescriptor().getOneofs().get(0).getFields()) {
            if (member.getNumber() != ClientMessage.FRAME_FIELD_NUMBER) {
                ClientMessage.Builder other = ClientMessage.newBuilder();
                other.setField(member, other.newBuilderForField(member).build());
                read(join(frame, other.build().toByteArray()));
                assertEquals(other.build(), inbound.message());
            }
        }
    }

    @Test
    void twoFramesInOneMessageAreMergedAsProtobufMergesThem() throws IOException {
        byte[] first = ClientMessage.newBuilder()
                .setFrame(HandFrame.newBuilder().setSequence(5).setCaptureNanos(7))
                .build()
                .toByteArray();
        byte[] second = ClientMessage.newBuilder()
                .setFrame(HandFrame.newBuilder().setSequence(6))
                .build()
                .toByteArray();
        read(join(first, second));
        assertEquals(InboundMessage.Kind.FRAME, inbound.kind());
        assertEquals(6, inbound.frame().sequence);
        assertEquals(7, inbound.frame().captureNanos);
    }

    @Test
    void aMessageOfANewerClientIsAnotherMessageWithNothingThisVersionKnows() throws IOException {
        read(unknown(10, 5));
        assertEquals(InboundMessage.Kind.OTHER, inbound.kind());
        assertEquals(
                ClientMessage.MessageCase.MESSAGE_NOT_SET, inbound.message().getMessageCase());
    }

    @Test
    void aMessageLongerThanTheContractAllowsIsRefused() throws IOException {
        read(unknown(10, InboundMessage.MAX_BYTES));
        assertEquals(RefusalCode.REFUSAL_CODE_TOO_LONG, inbound.refusal().getCode());
    }

    @Test
    void anOpenWithBrokenTextIsMalformed() throws IOException {
        int name = Open.CLIENT_NAME_FIELD_NUMBER << 3 | 2;
        int open = ClientMessage.OPEN_FIELD_NUMBER << 3 | 2;
        read(new byte[] {(byte) open, 3, (byte) name, 1, (byte) 0xFF});
        assertEquals(RefusalCode.REFUSAL_CODE_MALFORMED, inbound.refusal().getCode());
    }

    @Test
    void aMessageCutShortNamesTheMemberThatIsCut() throws IOException {
        byte[] whole = ClientMessage.newBuilder()
                .setOpen(Open.newBuilder().setScenarioId("peg-transfer"))
                .build()
                .toByteArray();
        read(java.util.Arrays.copyOf(whole, whole.length - 1));
        assertEquals(RefusalCode.REFUSAL_CODE_TRUNCATED, inbound.refusal().getCode());
        assertEquals("open", inbound.refusal().getField());
    }

    private void read(byte[] bytes) throws IOException {
        inbound.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] unknown(int number, int length) {
        UnknownFieldSet.Field field = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(new byte[length]))
                .build();
        return UnknownFieldSet.newBuilder().addField(number, field).build().toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteString.copyFrom(first).concat(ByteString.copyFrom(second)).toByteArray();
    }
}
