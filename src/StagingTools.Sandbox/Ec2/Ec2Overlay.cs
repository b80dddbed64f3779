using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ec2;

/// <summary>Mends answers of the emulator that terraform trips over.</summary>
internal sealed class Ec2Overlay(SandboxContext context) : IServiceOverlay
{
    private static readonly XNamespace s_space = "http://ec2.amazonaws.com/doc/2016-11-15/";

    /// <inheritdoc/>
    public string Service => "ec2";

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        if (request.Action != "DescribeLaunchTemplateVersions") return null;
        XElement answer = await context.Moto.QueryAsync(
            "ec2",
            request.Region,
            request.Action,
            request.Query.Names.Where(name => name != "Action")
                .Select(name => new KeyValuePair<string, string>(name, request.Query[name]!)),
            cancellationToken).ConfigureAwait(false);

        // Tags of the template itself are no part of what it launches; the emulator puts them there.
        answer.Descendants("tagSpecificationSet").Elements("item")
            .Where(item => item.Element("resourceType")?.Value == "launch-template").Remove();
        return AwsResponse.Raw(answer, s_space);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
