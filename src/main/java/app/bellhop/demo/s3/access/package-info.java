/** Who may do what: bucket policies, ACLs, object ownership, Block Public Access. */
package app.bellhop.demo.s3.access;
