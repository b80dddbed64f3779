using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public abstract class AmazonIdentityManagementServiceRequest : AmazonWebServiceRequest;
