using System.Net;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public class InvalidNextTokenException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterValueException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode);

[ErrorCode("MissingParameter")]
public class MissingRequiredParameterException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterCombinationException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode);

[ErrorCode("InternalServiceError")]
public class InternalServiceException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode);
