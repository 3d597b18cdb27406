/** What a running server tells those who watch over it: metrics and health, by HTTP. */
package org.trocar.server.monitor;
