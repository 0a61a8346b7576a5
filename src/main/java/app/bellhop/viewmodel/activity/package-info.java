/** What was asked of the servers, as a table and as code. */
@NullMarked
package app.bellhop.viewmodel.activity;

import org.jspecify.annotations.NullMarked;
