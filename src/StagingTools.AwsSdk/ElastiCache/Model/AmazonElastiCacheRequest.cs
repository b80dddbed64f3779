using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

public abstract class AmazonElastiCacheRequest : AmazonWebServiceRequest;
