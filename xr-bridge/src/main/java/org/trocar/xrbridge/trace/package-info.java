/**
 * Trocar's own recordings of hands: <em>traces</em>.
 *
 * <p>A trace is UTF-8 text, one JSON object a line, so that it can be read as a stream, by people and by any language; a name ending in
 * {@code .gz} is the same text compressed. Its first line is the header:
 *
 * <pre>{@code
 * {"format":"trocar-trace","version":1,"frame":"right-handed, y up, -z forward",
 *  "units":{"length":"m","time":"ns","orientation":"xyzw"},
 *  "device":"…","source":"…","licence":"…","missing":["…"],"notes":["…"]}
 * }</pre>
 *
 * <p>A header with {@code "grips":"tool"} says that the frames' grip poses are of tools without buttons, not of controllers.
 *
 * <p>Every further line is one frame and maps one to one to the measured fields of {@link org.trocar.core.hands.HandFrame}. What a frame
 * does not have is left out, and reads as zero, absent, or not valid:
 *
 * <table><caption>A frame's keys</caption>
 * <tr><td>{@code t}</td><td>capture time, nanoseconds, above the line before; only differences mean anything</td></tr>
 * <tr><td>{@code n}</td><td>sequence number</td></tr>
 * <tr><td>{@code sampled}</td><td>when the device last really sampled, nanoseconds of the same clock</td></tr>
 * <tr><td>{@code epoch}</td><td>raised when the tracking space's origin moved</td></tr>
 * <tr><td>{@code head}, {@code headFlags}</td><td>position x, y, z (m), orientation x, y, z, w; OpenXR location flags</td></tr>
 * <tr><td>{@code left}, {@code right}</td><td>one object a hand, below</td></tr>
 * </table>
 *
 * <table><caption>A hand's keys</caption>
 * <tr><td>{@code joints}</td><td>26 × (position x, y, z (m), orientation x, y, z, w, radius (m)), in OpenXR's order</td></tr>
 * <tr><td>{@code positionValid}, {@code positionTracked}, {@code orientationValid}, {@code orientationTracked}</td>
 *     <td>one bit a joint, the first joint's lowest</td></tr>
 * <tr><td>{@code velocities}</td><td>26 × (linear x, y, z (m/s), angular x, y, z (rad/s))</td></tr>
 * <tr><td>{@code linearVelocityValid}, {@code angularVelocityValid}</td><td>one bit a joint</td></tr>
 * <tr><td>{@code velocitiesDerived}</td><td>true when differentiated by the sender</td></tr>
 * <tr><td>{@code grip}, {@code gripFlags}, {@code aim}, {@code aimFlags}</td><td>the controller's poses, as the head's</td></tr>
 * <tr><td>{@code select}, {@code squeeze}</td><td>0 to 1</td></tr>
 * <tr><td>{@code buttons}</td><td>bits of {@link org.trocar.core.hands.ControllerPose}</td></tr>
 * </table>
 *
 * <p>Numbers are written with the fewest digits that read back as the same 32-bit float; {@code null} in an array is not a number.
 */
package org.trocar.xrbridge.trace;
