/**
 * A real headset through OpenXR. {@link org.trocar.xrbridge.openxr.OpenXrDriver} opens it, {@link org.trocar.xrbridge.openxr.OpenXrDoctor}
 * says what this machine has of it. OpenXR's own times, handles and result codes stay in here.
 *
 * <p>Whatever runs in each tick reads and writes native structures by address: they are made once, and nothing is allocated after that.
 */
package org.trocar.xrbridge.openxr;
