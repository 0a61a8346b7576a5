/** SNS topics: the list, their settings and policies. */
@NullMarked
package app.bellhop.viewmodel.topics;

import org.jspecify.annotations.NullMarked;
