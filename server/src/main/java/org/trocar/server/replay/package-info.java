/** Sessions that are over, watched again over gRPC. */
package org.trocar.server.replay;
