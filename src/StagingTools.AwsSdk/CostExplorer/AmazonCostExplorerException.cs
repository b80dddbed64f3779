using System.Net;
using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>
/// An error that AWS Cost Explorer answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.CostExplorer.Model</c>.
/// </summary>
public class AmazonCostExplorerException(
    string message,
    Exception? innerException,
    ErrorType errorType,
    string? errorCode,
    string? requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    /// <summary>An error of the service that is known by its message alone.</summary>
    /// <param name="message">What went wrong.</param>
    public AmazonCostExplorerException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
