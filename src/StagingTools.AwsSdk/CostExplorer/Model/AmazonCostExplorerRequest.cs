using Amazon.Runtime;

namespace Amazon.CostExplorer.Model;

public abstract class AmazonCostExplorerRequest : AmazonWebServiceRequest;
