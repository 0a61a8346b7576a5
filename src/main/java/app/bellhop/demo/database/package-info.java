/** The SQLite file that a server of the demo keeps its state in. */
package app.bellhop.demo.database;
