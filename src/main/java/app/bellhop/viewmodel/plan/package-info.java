/** A plan of many small steps: reviewed, applied, with a result for each. */
package app.bellhop.viewmodel.plan;
