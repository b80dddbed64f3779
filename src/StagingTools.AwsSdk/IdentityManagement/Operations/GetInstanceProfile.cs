using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public class GetInstanceProfileRequest : AmazonIdentityManagementServiceRequest
{
    public string? InstanceProfileName { get; set; }
}

public class GetInstanceProfileResponse : AmazonWebServiceResponse
{
    public InstanceProfile? InstanceProfile { get; set; }
}
