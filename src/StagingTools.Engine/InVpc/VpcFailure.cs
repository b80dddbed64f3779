using StagingTools.Engine.Errors;

namespace StagingTools.Engine.InVpc;

/// <summary>An error as a job hands it back.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Category">What kind it is.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Target">The input that it is about.</param>
/// <param name="RecommendedAction">The way out.</param>
internal sealed record VpcFailure(string Id, StagingErrorCategory Category, string Message, string? Target, string? RecommendedAction)
{
    /// <summary>What an error says.</summary>
    public static VpcFailure Of(StagingException error) =>
        new(error.ErrorId, error.Category, error.Message, error.TargetInput, error.RecommendedAction);

    /// <summary>The error again.</summary>
    public StagingException ToException() => new(Id, Category, Message) { TargetInput = Target, RecommendedAction = RecommendedAction };
}
