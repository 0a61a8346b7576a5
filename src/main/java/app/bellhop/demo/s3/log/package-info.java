/** Server access logging. */
@NullMarked
package app.bellhop.demo.s3.log;

import org.jspecify.annotations.NullMarked;
