/** The inspector next to the object table: properties and versions. */
package app.bellhop.viewmodel.inspector;
