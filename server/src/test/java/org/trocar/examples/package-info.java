/** What docs/clients.md shows and works out in numbers. Imports nothing of Trocar's but the generated contract. */
package org.trocar.examples;
