/**
 * Sessions while they run. Start reading at {@link org.trocar.server.live.LiveSession}; {@code Reception} lets connections in,
 * {@code StreamSink} says what goes out each tick, {@code SessionCloser} makes the grade.
 */
package org.trocar.server.live;
