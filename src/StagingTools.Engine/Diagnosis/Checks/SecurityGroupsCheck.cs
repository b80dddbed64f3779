using Amazon.EC2.Model;
using StagingTools.Engine.Environments.Checks;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Who can reach the database, the cache and the machine.</summary>
internal sealed class SecurityGroupsCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "SecurityGroups";

    /// <inheritdoc/>
    public string Category => "Network";

    /// <inheritdoc/>
    public string Title => "security groups";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["ec2:DescribeSecurityGroups", "ec2:DescribeSecurityGroupRules"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> groups = await FindAsync(scene, cancellationToken);
        string[] missing = [.. GroupRules.Parts.Where(part => !groups.ContainsKey(part))];
        if (missing.Length > 0)
            return CheckResult.Failed(
                $"There is no security group of {string.Join(", ", missing)} with the environment's tags.", "Make it with 'staging new'.");

        IReadOnlyList<SecurityGroupRule> rules = await new ResourceSearch(scene.Session, "").RulesAsync(groups.Values, cancellationToken);
        var table = new ReachTable(groups, rules);
        if (table.TooOpen.Count > 0)
            return CheckResult.Failed(
                $"The whole internet reaches what it should not: {string.Join(", ", table.TooOpen.Select(open => open.What))}.",
                $"Take the rule away: 'aws ec2 revoke-security-group-ingress --group-id {table.TooOpen[0].GroupId} --security-group-rule-ids {table.TooOpen[0].RuleId}'.") with
            {
                Evidence = table.Lines,
            };

        return table.Lacks.Count == 0
            ? CheckResult.Passed([.. table.Lines])
            : CheckResult.Failed($"The application does not reach {string.Join(" and ", table.Lacks)}.", "'staging new' makes the rules again.") with
            {
                Evidence = table.Lines,
            };
    }

    private static async Task<IReadOnlyDictionary<string, string>> FindAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        var request = new DescribeSecurityGroupsRequest
        {
            Filters =
            [
                new Filter { Name = "tag:Project", Values = [scene.Name.Project] },
                new Filter { Name = "tag:Environment", Values = [scene.Name.Name] },
            ],
        };
        var found = new List<SecurityGroup>();
        do
        {
            DescribeSecurityGroupsResponse page = await scene.Session.Ec2.DescribeSecurityGroupsAsync(request, cancellationToken);
            found.AddRange(page.SecurityGroups ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return GroupRules.Parts
            .Select(part => (part, Group: found.Find(group => group.GroupName == $"{part}-{scene.Name.Name}-sg")))
            .Where(pair => pair.Group?.GroupId is not null)
            .ToDictionary(pair => pair.part, pair => pair.Group!.GroupId!, StringComparer.Ordinal);
    }
}
