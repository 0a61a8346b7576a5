/** What bucket policies say, and who may read what: worked out here, without asking a server. */
package app.bellhop.cloud.policy;
