/** The inspector beside the object table: properties and versions. */
package app.bellhop.viewmodel.inspector;
