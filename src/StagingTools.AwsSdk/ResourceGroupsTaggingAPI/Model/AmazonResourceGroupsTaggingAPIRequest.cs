using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

public abstract class AmazonResourceGroupsTaggingAPIRequest : AmazonWebServiceRequest;
