/** CSV objects as one table: read, worked on, saved and published. */
package app.bellhop.viewmodel.tables;
