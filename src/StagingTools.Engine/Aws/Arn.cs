namespace StagingTools.Engine.Aws;

/// <summary>The last part of an ARN: what people call the thing.</summary>
internal static class Arn
{
    /// <summary><c>app:7</c> of <c>arn:aws:ecs:…:task-definition/app:7</c>; a plain name stays as it is.</summary>
    public static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
