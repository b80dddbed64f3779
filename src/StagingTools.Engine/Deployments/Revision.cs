using Amazon.ECS.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Deployments;

/// <summary>A registered revision of a task definition with its tags, which ECS keeps apart.</summary>
/// <param name="Definition">The revision.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record Revision(TaskDefinition Definition, IReadOnlyList<Tag> Tags)
{
    /// <summary>Its ARN.</summary>
    public string TaskDefinitionArn => Definition.TaskDefinitionArn!;

    /// <summary><c>family:revision</c>.</summary>
    public string Name => Arn.Name(TaskDefinitionArn);

    /// <summary>Its number within the family.</summary>
    public int Number => Definition.Revision ?? 0;

    /// <summary>Whether a service may be set to it.</summary>
    public bool IsActive => Definition.Status?.Value is null or "ACTIVE";

    /// <summary>What its tags say of its last deployment.</summary>
    public RecordedOutcome Recorded { get; } = OutcomeTags.Read(Tags);

    /// <summary>The same revision as it would be registered.</summary>
    public RegisterTaskDefinitionRequest Copy() => TaskDefinitionCopy.Of(Definition, Tags);

    /// <summary>The tag of an image of this revision: as it was asked for, else as the image's name has it.</summary>
    /// <param name="image">The image.</param>
    public string? ImageTag(string image) => Recorded.ImageTag ?? ImageReference.TryParse(image)?.Tag;
}
