using System.IO.Enumeration;
using Amazon.ECR.Model;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>Whether a repository lets a tag move to another image.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html</remarks>
internal static class TagLock
{
    /// <summary>Whether a tag that exists stays where it is.</summary>
    public static bool Holds(Repository repository, string tag)
    {
        bool isExcepted = (repository.ImageTagMutabilityExclusionFilters ?? [])
            .Exists(filter => filter.Filter is { } pattern && FileSystemName.MatchesSimpleExpression(pattern, tag, ignoreCase: false));
        return repository.ImageTagMutability?.Value switch
        {
            "IMMUTABLE" => true,
            "IMMUTABLE_WITH_EXCLUSION" => !isExcepted,
            "MUTABLE_WITH_EXCLUSION" => isExcepted,
            _ => false,
        };
    }
}
