using Amazon.Runtime;

namespace Amazon.RDS.Model;

public abstract class AmazonRDSRequest : AmazonWebServiceRequest;
