using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>
/// An error that AWS Resource Groups Tagging API answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.ResourceGroupsTaggingAPI.Model</c>.
/// </summary>
public class AmazonResourceGroupsTaggingAPIException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
