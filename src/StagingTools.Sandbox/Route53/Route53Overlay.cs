using System.Globalization;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Route53;

/// <summary>
/// Lets changes take their time: the emulator says of each at once that all servers have it. The zones and their records stay
/// with the emulator.
/// </summary>
internal sealed class Route53Overlay(SandboxContext context) : IServiceOverlay
{
    private static readonly XNamespace s_space = "https://route53.amazonaws.com/doc/2013-04-01/";

    // On AWS it takes up to a minute.
    private static readonly TimeSpan s_spreading = TimeSpan.FromSeconds(1);

    // The emulator gives all changes one id, so the last of them counts.
    private long _lastChange;

    /// <inheritdoc/>
    public string Service => "route53";

    /// <inheritdoc/>
    public Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        string[] path = request.Action.Split(' ', 2)[1].Trim('/').Split('/');
        switch (request.Http.Method, path)
        {
            case ("POST", [_, "hostedzone", _, "rrset"]):
                Interlocked.Exchange(ref _lastChange, context.Time.GetTimestamp());
                return Task.FromResult<AwsResponse?>(null);
            case ("GET", [_, "change", var id]):
                return Task.FromResult<AwsResponse?>(Change(id));
            default:
                return Task.FromResult<AwsResponse?>(null);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private AwsResponse Change(string id)
    {
        long last = Interlocked.Read(ref _lastChange);
        TimeSpan age = context.Time.GetElapsedTime(last);
        DateTimeOffset submitted = context.Time.GetUtcNow() - age;
        return AwsResponse.Raw(
            new XElement(
                "GetChangeResponse",
                new XElement(
                    "ChangeInfo",
                    new XElement("Id", $"/change/{id}"),
                    new XElement("Status", age < s_spreading ? "PENDING" : "INSYNC"),
                    new XElement("SubmittedAt", submitted.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)))),
            s_space);
    }
}
