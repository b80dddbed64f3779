using Amazon.ServiceQuotas.Model;

namespace Amazon.ServiceQuotas;

/// <summary>Service Quotas, as far as it is called here.</summary>
public interface IAmazonServiceQuotas : IDisposable
{
    /// <summary>Reads what the account may have of something, which is the default or what was asked for since.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonServiceQuotasException">The service refused.</exception>
    Task<GetServiceQuotaResponse> GetServiceQuotaAsync(
        GetServiceQuotaRequest request,
        CancellationToken cancellationToken = default);
}
