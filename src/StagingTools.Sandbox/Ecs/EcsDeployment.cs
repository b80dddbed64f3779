using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>A deployment of a service: one revision on its way in or out.</summary>
internal sealed class EcsDeployment
{
    /// <summary><c>ecs-svc/</c> and 19 digits.</summary>
    public required string Id { get; init; }

    /// <summary>The task definition as the emulator describes it.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>PRIMARY, or ACTIVE while its tasks are being replaced.</summary>
    public string Status { get; set; } = "PRIMARY";

    /// <summary>IN_PROGRESS, COMPLETED or FAILED.</summary>
    public string RolloutState { get; set; } = "IN_PROGRESS";

    /// <summary>The state in ECS's words.</summary>
    public required string RolloutStateReason { get; set; }

    /// <summary>Tasks of it that did not stay up while it was in progress.</summary>
    public int FailedTasks { get; set; }

    /// <summary>Whether it was ever complete, so that another one can be rolled back to it.</summary>
    public bool WasCompleted { get; set; }

    /// <summary>Whether alarms do not fail it, as one was in ALARM when it started.</summary>
    public required bool IgnoresAlarms { get; set; }

    /// <summary>Not before then is another task started after one has failed (UTC).</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Since when everything is as it should be (UTC); null while it is not.</summary>
    public DateTimeOffset? SteadySince { get; set; }

    /// <summary>ARN of the task definition.</summary>
    public string DefinitionArn => (string)Definition["taskDefinitionArn"]!;
}
