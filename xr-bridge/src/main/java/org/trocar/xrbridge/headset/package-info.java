/**
 * What a headset is to the bridge: the seam between a device and the loop that carries it to a server. A device that is to be bridged
 * implements {@link org.trocar.xrbridge.headset.Headset} and {@link org.trocar.xrbridge.headset.HeadsetDriver}, and nothing else.
 */
package org.trocar.xrbridge.headset;
