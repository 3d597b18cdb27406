/**
 * The client that carries hands to a server: opens or resumes a session on the Train stream, sends frames as fast as the server takes them,
 * and hands on what comes back.
 */
package org.trocar.xrbridge.client;
