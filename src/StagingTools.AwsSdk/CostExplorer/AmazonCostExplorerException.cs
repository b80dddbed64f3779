using System.Net;
using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>
/// An error that AWS Cost Explorer answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.CostExplorer.Model</c>.
/// </summary>
public class AmazonCostExplorerException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
