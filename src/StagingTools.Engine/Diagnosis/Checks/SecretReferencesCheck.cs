using System.Globalization;
using Amazon.ECS.Model;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Deployments.Checks;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the secrets and parameters that the running revision names are there.</summary>
internal sealed class SecretReferencesCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "SecretReferences";

    /// <inheritdoc/>
    public string Category => "Secrets";

    /// <inheritdoc/>
    public string Title => "the secrets that tasks name";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Service"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["sts:GetCallerIdentity", "ecs:DescribeServices", "ecs:DescribeTaskDefinition", "secretsmanager:DescribeSecret", "ssm:GetParameters"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        Service service = await scene.ReadServiceAsync(cancellationToken);
        Revision revision = await new RevisionReader(scene.Session.Ecs).ReadAsync(service.TaskDefinition!, cancellationToken);
        string account = await scene.Session.GetAccountIdAsync(cancellationToken);
        IReadOnlyList<PublishFinding> findings = await new SecretCheck(scene.Session, account, scene.Host).FindAsync(revision.Copy(), cancellationToken);
        int named = (revision.Definition.ContainerDefinitions ?? []).Sum(container => container.Secrets?.Count ?? 0);
        string evidence = string.Create(CultureInfo.InvariantCulture, $"{revision.Name} names {named}");
        return findings.Count == 0
            ? CheckResult.Passed(evidence)
            : CheckResult.Failed(string.Join(' ', findings.Select(finding => finding.Message)), findings[0].Action) with { Evidence = [evidence] };
    }
}
