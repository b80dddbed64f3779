using Amazon.IdentityManagement.Model;

namespace Amazon.IdentityManagement;

/// <summary>AWS IAM, as far as it is called here.</summary>
public interface IAmazonIdentityManagementService : IDisposable
{
    /// <summary>Describes an instance profile with its roles and tags.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonIdentityManagementServiceException">The service refused.</exception>
    Task<GetInstanceProfileResponse> GetInstanceProfileAsync(
        GetInstanceProfileRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Describes a role with its tags.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonIdentityManagementServiceException">The service refused.</exception>
    Task<GetRoleResponse> GetRoleAsync(
        GetRoleRequest request,
        CancellationToken cancellationToken = default);
}
