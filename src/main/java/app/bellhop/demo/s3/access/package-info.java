/** Who may do what: bucket policies, ACLs, object ownership, Block Public Access. */
@NullMarked
package app.bellhop.demo.s3.access;

import org.jspecify.annotations.NullMarked;
