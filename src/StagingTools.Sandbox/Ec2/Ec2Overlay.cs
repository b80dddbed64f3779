using System.Collections.Concurrent;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ec2;

/// <summary>Mends answers of the emulator that terraform trips over.</summary>
internal sealed class Ec2Overlay(SandboxContext context) : IServiceOverlay
{
    private static readonly XNamespace s_space = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private readonly ConcurrentDictionary<string, string> _descriptions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Service => "ec2";

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        Action<AwsRequest, XElement>? mend = request.Action switch
        {
            "DescribeLaunchTemplateVersions" => RemoveTemplateTags,
            "AuthorizeSecurityGroupIngress" or "AuthorizeSecurityGroupEgress" => KeepDescriptions,
            "ModifySecurityGroupRules" => ChangeDescriptions,
            "DescribeSecurityGroupRules" => AddDescriptions,
            _ => null,
        };
        if (mend is null) return null;
        XElement answer = await context.Moto.QueryAsync(request, cancellationToken).ConfigureAwait(false);
        mend(request, answer);
        return AwsResponse.Raw(answer, s_space);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Tags of the template itself are no part of what it launches; the emulator puts them there.
    private static void RemoveTemplateTags(AwsRequest request, XElement answer) =>
        answer.Descendants("tagSpecificationSet").Elements("item")
            .Where(item => item.Element("resourceType")?.Value == "launch-template").Remove();

    // The emulator forgets the description of a rule whose other end is a security group.
    private void KeepDescriptions(AwsRequest request, XElement answer)
    {
        var sent =
            from permission in request.Query.Structures("IpPermissions")
            from end in permission.Structures("Groups")
            where end["Description"] is not null
            select (From: permission["FromPort"], To: permission["ToPort"], Group: end["GroupId"], Text: end["Description"]!);
        foreach (var rule in sent.ToArray())
        {
            XElement? made = answer.Descendants("securityGroupRuleSet").Elements("item").FirstOrDefault(item =>
                item.Element("referencedGroupInfo")?.Element("groupId")?.Value == rule.Group
                && item.Element("fromPort")?.Value == rule.From
                && item.Element("toPort")?.Value == rule.To);
            if (made?.Element("securityGroupRuleId")?.Value is { } id) _descriptions[id] = rule.Text;
        }

        AddDescriptions(request, answer);
    }

    private void ChangeDescriptions(AwsRequest request, XElement answer)
    {
        foreach (QueryParameters rule in request.Query.Structures("SecurityGroupRule"))
        {
            if (rule["SecurityGroupRuleId"] is not { } id) continue;
            if (rule["SecurityGroupRule.Description"] is { } text) _descriptions[id] = text;
            else _descriptions.TryRemove(id, out _);
        }
    }

    private void AddDescriptions(AwsRequest request, XElement answer)
    {
        foreach (XElement rule in answer.Descendants("securityGroupRuleSet").Elements("item"))
        {
            if (rule.Element("securityGroupRuleId")?.Value is { } id && _descriptions.TryGetValue(id, out string? text))
            {
                rule.SetElementValue("description", text);
            }
        }
    }
}
