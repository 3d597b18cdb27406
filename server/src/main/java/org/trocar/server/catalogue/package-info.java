/** The unary calls: scenarios, sessions and grades. */
package org.trocar.server.catalogue;
