/** The demo's CloudWatch. */
@NullMarked
package app.bellhop.demo.cloudwatch;

import org.jspecify.annotations.NullMarked;
