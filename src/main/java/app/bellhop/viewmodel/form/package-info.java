/** Dialog forms with typed fields, typed answers and validation. Contains no texts of its own. */
package app.bellhop.viewmodel.form;
