using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

public abstract class AmazonElasticLoadBalancingV2Request : AmazonWebServiceRequest;
