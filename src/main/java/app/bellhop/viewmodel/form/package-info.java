/** Questions to the user: forms with typed fields, typed answers, and what is wrong with them. Knows no texts of its own. */
package app.bellhop.viewmodel.form;
