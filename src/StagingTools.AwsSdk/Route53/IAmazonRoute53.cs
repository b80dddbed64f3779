using Amazon.Route53.Model;

namespace Amazon.Route53;

/// <summary>Amazon Route 53, as far as it is called here.</summary>
public interface IAmazonRoute53 : IDisposable
{
    /// <summary>Makes, changes or removes records, all of a batch or none.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRoute53Exception">The service refused.</exception>
    Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Whether a change has reached all of the servers.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRoute53Exception">The service refused.</exception>
    Task<GetChangeResponse> GetChangeAsync(
        GetChangeRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Describes a zone.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRoute53Exception">The service refused.</exception>
    Task<GetHostedZoneResponse> GetHostedZoneAsync(
        GetHostedZoneRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists zones from a name on, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRoute53Exception">The service refused.</exception>
    Task<ListHostedZonesByNameResponse> ListHostedZonesByNameAsync(
        ListHostedZonesByNameRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the records of a zone from a name on, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRoute53Exception">The service refused.</exception>
    Task<ListResourceRecordSetsResponse> ListResourceRecordSetsAsync(
        ListResourceRecordSetsRequest request,
        CancellationToken cancellationToken = default);
}
