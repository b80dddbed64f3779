using System.Globalization;
using System.Text;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Ci;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments;

/// <summary>What the build server is told of a deployment: values for later steps, and a page to read.</summary>
/// <param name="context">Where it runs.</param>
/// <param name="host">Takes the lines that the server reads.</param>
internal sealed class DeploymentReport(StagingContext context, IHost host)
{
    private readonly CiReport server = new(context, host);

    /// <summary>Folds the lines until it is disposed.</summary>
    /// <param name="name">What they are about.</param>
    public IDisposable Group(string name) => server.Group(name);

    /// <summary>Reports a deployment that has been told to its end.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="differences">What differs between the revision and the one before, one a line.</param>
    public void Ended(StagingDeployment deployment, IReadOnlyList<string> differences)
    {
        server.Outputs(Values(deployment));
        if (server.IsWanted)
            server.Summary(Page(deployment, differences));
    }

    /// <summary>Reports a deployment that did not come to its beginning.</summary>
    /// <param name="service">The service.</param>
    /// <param name="image">The image, as it was asked for.</param>
    /// <param name="failure">Why.</param>
    public void NotStarted(string service, string image, Exception failure)
    {
        server.Outputs([new("deployment_status", "NotStarted"), new("service", service)]);
        server.Summary(
            $"### ❌ Deployment of {Markdown.Code(image)} to {Markdown.Code(service)} did not begin\n\n"
            + $"Nothing was changed. {Markdown.Escape(Words(failure))}\n\n");
    }

    /// <summary>Reports a deployment that goes on in ECS, unwatched.</summary>
    /// <param name="service">The service.</param>
    /// <param name="image">The image.</param>
    /// <param name="deploymentId">ECS's id.</param>
    /// <param name="failure">Why nobody watches it any more.</param>
    public void Unfollowed(string service, string image, string deploymentId, Exception failure)
    {
        server.Outputs([new("deployment_status", "Unknown"), new("deployment_id", deploymentId), new("service", service)]);
        server.Summary(
            $"### ❔ Deployment of {Markdown.Code(image)} to {Markdown.Code(service)} is no longer followed\n\n"
            + $"{Markdown.Code(deploymentId)} goes on in ECS. {Markdown.Escape(Words(failure))}\n\n");
    }

    private static string Words(Exception failure) => failure switch
    {
        OperationCanceledException => "The run was stopped.",
        StagingException { RecommendedAction: { Length: > 0 } action } said => $"{said.Message} {action}",
        StagingException said => said.Message,
        // Its words were not chosen for a page that others read.
        _ => StagingErrors.Translate(failure).Message,
    };

    private static KeyValuePair<string, string?>[] Values(StagingDeployment deployment) =>
    [
        new("deployment_id", deployment.DeploymentId),
        new("deployment_status", deployment.Status.ToString()),
        new("service", deployment.Service),
        new("image", deployment.Image),
        new("image_tag", deployment.ImageTag),
        new("task_definition", deployment.TaskDefinitionArn),
        new("serving_task_definition", deployment.ServingTaskDefinitionArn),
        new("duration_seconds", ((long)deployment.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
    ];

    private static string Page(StagingDeployment deployment, IReadOnlyList<string> differences)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"### {Sign(deployment.Status)} Deployment of {Markdown.Code(deployment.ImageTag ?? deployment.Image)} to {Markdown.Code(deployment.Service)} {DeploymentNotices.Phrase(deployment)}\n\n");
        text.Append("| | |\n|---|---|\n");
        Row("Status", deployment.Status.ToString());
        Row("Environment", Markdown.Escape($"{deployment.EnvironmentName} ({deployment.Project}, {deployment.Region})"));
        Row("Image", Markdown.Code(deployment.Image));
        Row("Revision", Markdown.Code(Arn.Name(deployment.TaskDefinitionArn)));
        Row("Before", deployment.PreviousTaskDefinitionArn is { } before ? Markdown.Code(Arn.Name(before)) : "none");
        Row("Serving", deployment.ServingTaskDefinitionArn is { } serving ? Markdown.Code(Arn.Name(serving)) : "nothing");
        if (deployment.DeploymentId.Length > 0)
            Row("Deployment", Markdown.Code(deployment.DeploymentId));
        Row("Took", deployment.Duration.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture));
        if (deployment.Rollback is { } back)
            Row("Went back", $"{Markdown.Code(Arn.Name(back.TaskDefinitionArn))}: {back.Status}");
        if (deployment.Reason is { Length: > 0 } reason)
            Row("Reason", Markdown.Escape(reason));
        text.Append('\n');
        Table(text, deployment.SmokeTests);

        Fold("Differences", differences.Count == 0 ? ["nothing differs"] : differences);
        Fold("Events", deployment.Events.Select(happened =>
            $"{happened.Timestamp.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture)} {happened.Message}"));
        if (deployment.Targets.Count > 0)
            Fold("Targets", deployment.Targets.Select(target => target.ToString()));
        foreach (FailedTask task in deployment.FailedTasks)
        {
            string exit = task.ExitCode is { } code ? $"exit code {code.ToString(CultureInfo.InvariantCulture)}" : "never started";
            Fold($"Stopped task {Arn.Name(task.TaskArn)} ({exit}): {task.Reason ?? task.StopCode ?? "no reason given"}", task.LastLogLines);
        }

        return text.ToString();

        void Row(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");

        void Fold(string title, IEnumerable<string> lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"<details><summary>{Markdown.Html(title)}</summary>\n\n<pre>\n");
            foreach (string line in lines)
                text.Append(Markdown.Html(line)).Append('\n');
            text.Append("</pre>\n</details>\n\n");
        }
    }

    private static void Table(StringBuilder text, IReadOnlyList<StagingSmokeTest> tests)
    {
        if (tests.Count == 0)
            return;

        text.Append("| smoke test | | status | seconds | attempts | reason |\n|---|---|---|---|---|---|\n");
        foreach (StagingSmokeTest test in tests)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Markdown.Escape(test.Name)} | {(test.Status == SmokeTestStatus.Passed ? "✅" : "❌")} | {test.StatusCode} | {test.Latency?.TotalSeconds:0.000} | {test.Attempts} | {Markdown.Escape(test.Reason ?? "")} |\n");
        text.Append('\n');
    }

    private static string Sign(DeploymentStatus status) => status switch
    {
        DeploymentStatus.Completed => "✅",
        DeploymentStatus.Started => "⏳",
        _ => "❌",
    };
}
