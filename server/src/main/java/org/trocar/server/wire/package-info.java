/** Core's values as messages of the contract. */
package org.trocar.server.wire;
