using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public abstract class AmazonSecretsManagerRequest : AmazonWebServiceRequest;
