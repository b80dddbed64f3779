using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

public class InvalidParameterException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ThrottledException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InternalServiceException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode);

public class PaginationTokenExpiredException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode);
